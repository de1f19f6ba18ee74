/**
 * Spin-transfer-torque RAM: writes that fail where the pulse is short, cells that lose their state
 * while they wait, and reads that disturb them.
 */
package org.bitmargin.faults.sttram;
