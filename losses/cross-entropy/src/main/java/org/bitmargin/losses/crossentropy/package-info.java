/** Cross-entropy loss (CEL), the baseline every other loss is compared with. */
package org.bitmargin.losses.crossentropy;
