package org.bitmargin.faults.fefet;

import org.bitmargin.api.Lifetime;
import org.bitmargin.faults.technology.ErrorRates;
import org.bitmargin.faults.technology.Lifetimes;
import org.bitmargin.faults.technology.Require;

/**
 * Parameters of FeFET memory. The rates and their growth are assumed: no published figures were
 * verified.
 *
 * @param temperature of the memory, °C, in [-55, 150]
 * @param rate01 probability that a stored 0 reads 1 at 25 °C, a fraction (default assumed)
 * @param rate10 probability that a stored 1 reads 0 at 25 °C, a fraction (default assumed)
 * @param growth01 growth of rate01 with the temperature, 1/°C: exp(growth01·(T − 25)) (default
 *     assumed)
 * @param growth10 growth of rate10 with the temperature, 1/°C (default assumed)
 * @param lifetime how long an error lasts: per-chip where the cells decide, per-inference or
 *     per-access where noise does
 */
public record FefetParameters(
    double temperature,
    double rate01,
    double rate10,
    double growth01,
    double growth10,
    Lifetime lifetime) {
  /** Temperature the rates are given for, °C. */
  static final double REFERENCE_TEMPERATURE = 25;

  public FefetParameters {
    if (!(temperature >= -55 && temperature <= 150)) {
      throw new IllegalArgumentException(
          "temperature must lie in [-55, 150] (°C), was " + temperature);
    }
    Require.fraction("rate01", rate01);
    Require.fraction("rate10", rate10);
    requireFinite("growth01", growth01);
    requireFinite("growth10", growth10);
    requireRate("p01", grown(rate01, growth01, temperature), temperature, "growth01 or rate01");
    requireRate("p10", grown(rate10, growth10, temperature), temperature, "growth10 or rate10");
    Lifetimes.require(
        lifetime,
        "the temperature acts when the memory is read, not when it is written",
        Lifetime.PER_CHIP,
        Lifetime.PER_INFERENCE,
        Lifetime.PER_ACCESS);
  }

  /** The error rates at the temperature. */
  ErrorRates rates() {
    return new ErrorRates(
        grown(rate01, growth01, temperature), grown(rate10, growth10, temperature));
  }

  private static double grown(double rate, double growth, double temperature) {
    return rate * StrictMath.exp(growth * (temperature - REFERENCE_TEMPERATURE));
  }

  private static void requireFinite(String name, double value) {
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException("%s must be finite (1/°C), was %s".formatted(name, value));
    }
  }

  private static void requireRate(String name, double rate, double temperature, String lower) {
    if (!(rate <= 1)) {
      throw new IllegalArgumentException(
          "%s would be %s at %s °C: it must be at most 1, so lower %s or the temperature"
              .formatted(name, rate, temperature, lower));
    }
  }
}
