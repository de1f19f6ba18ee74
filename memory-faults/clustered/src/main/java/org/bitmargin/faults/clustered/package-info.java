/** Errors that gather in weak banks, rows and columns, as they do on measured chips. */
package org.bitmargin.faults.clustered;
