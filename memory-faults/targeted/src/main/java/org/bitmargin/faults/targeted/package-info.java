/** The bits an attacker who knows the network would turn over: progressive bit search. */
package org.bitmargin.faults.targeted;
