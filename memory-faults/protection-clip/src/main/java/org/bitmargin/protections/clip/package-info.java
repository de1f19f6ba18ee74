/** Range clipping: values outside the range of the clean data are brought back to it. */
package org.bitmargin.protections.clip;
