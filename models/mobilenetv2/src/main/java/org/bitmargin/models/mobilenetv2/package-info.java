/** MobileNetV2 for small images and for ImageNet. */
package org.bitmargin.models.mobilenetv2;
