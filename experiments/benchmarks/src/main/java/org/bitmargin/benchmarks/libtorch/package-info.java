/** The peer: the same work in libtorch, driven through DJL. */
package org.bitmargin.benchmarks.libtorch;
