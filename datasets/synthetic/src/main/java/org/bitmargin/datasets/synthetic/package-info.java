/** Ten glyphs made by arithmetic: a data set that needs no file, for quick starts and tests. */
package org.bitmargin.datasets.synthetic;
