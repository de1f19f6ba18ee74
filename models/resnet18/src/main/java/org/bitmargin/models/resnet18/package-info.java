/** ResNet18 for small images and for ImageNet. */
package org.bitmargin.models.resnet18;
