/** Several fault models in one memory, each for some of its tensors. */
package org.bitmargin.faults.compose;
