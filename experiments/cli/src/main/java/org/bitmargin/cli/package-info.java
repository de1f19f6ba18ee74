/**
 * The {@code bitmargin} command: verbs, options, progress bars, exit codes. {@link
 * org.bitmargin.cli.Bitmargin} is the entry; a verb is a class; everything that works lies in the
 * pipeline and the report.
 */
package org.bitmargin.cli;
