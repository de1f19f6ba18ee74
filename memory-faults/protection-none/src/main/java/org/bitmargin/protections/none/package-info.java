/** No protection: what every other one is measured against. */
package org.bitmargin.protections.none;
