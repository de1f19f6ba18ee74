package org.bitmargin.tck;

import org.bitmargin.api.Dataset;
import org.bitmargin.api.DatasetContext;
import org.bitmargin.api.DatasetFactory;
import org.bitmargin.api.Reference;

/** A data set that is right but for one flaw. */
public final class FlawedDatasetFactory implements DatasetFactory<FlawedDatasetFactory.Parameters> {

  /**
   * What is wrong with it.
   *
   * @param flaw one flaw, or none
   */
  public record Parameters(DatasetFlaw flaw) {}

  @Override
  public String name() {
    return "test:flawed";
  }

  @Override
  public String summary() {
    return "Right but for one flaw";
  }

  @Override
  public Reference reference() {
    return Trial.REFERENCE;
  }

  @Override
  public Class<Parameters> parametersType() {
    return Parameters.class;
  }

  @Override
  public Parameters defaults() {
    return new Parameters(DatasetFlaw.NONE);
  }

  @Override
  public Dataset open(Parameters parameters, DatasetContext context) {
    return new FlawedDataset(parameters.flaw());
  }
}
