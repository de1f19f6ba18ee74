/** Fetches published data sets from their own sites, checks their checksums and unpacks them. */
package org.bitmargin.downloads;
