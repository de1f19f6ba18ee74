package org.bitmargin.engine;

import java.util.List;

/**
 * One point of a campaign: a network on one chip (or one repetition of transient faults) at one bit
 * error rate.
 *
 * @param ber bit error rate, a fraction
 * @param chip number of the chip, counted from 0
 * @param outcome on the test images
 * @param flippedBits bits that read wrong, by the audit
 * @param storedBits bits exposed (times images for per-inference faults)
 * @param audit by tensor and bit
 */
public record Measurement(
    double ber,
    int chip,
    Outcome outcome,
    long flippedBits,
    long storedBits,
    List<AuditRow> audit) {}
