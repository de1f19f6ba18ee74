/**
 * Benchmarks side by side with libtorch: both do the same work on the same data with the same
 * number of threads, alternately in one process.
 */
package org.bitmargin.benchmarks;
