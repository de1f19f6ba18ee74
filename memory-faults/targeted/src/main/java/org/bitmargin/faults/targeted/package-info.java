/** Bits an attacker would choose: gradient-guided progressive bit search. */
package org.bitmargin.faults.targeted;
