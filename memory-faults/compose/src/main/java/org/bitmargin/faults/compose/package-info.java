/** Several memories, each holding some of the tensors. */
package org.bitmargin.faults.compose;
