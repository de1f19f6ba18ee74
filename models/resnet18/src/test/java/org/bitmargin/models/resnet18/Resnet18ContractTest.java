package org.bitmargin.models.resnet18;

import java.util.random.RandomGenerator;
import org.bitmargin.api.Model;
import org.bitmargin.api.ModelContext;
import org.bitmargin.api.ModelFactory;
import org.bitmargin.api.Parameter;
import org.bitmargin.api.Quantizer;
import org.bitmargin.models.nn.EndPrecision;
import org.bitmargin.models.nn.Nonlinearity;
import org.bitmargin.tck.ModelContract;

class Resnet18ContractTest extends ModelContract {

  @Override
  protected ModelFactory<?> factory() {
    return new Resnet18Factory();
  }

  @Override
  protected Record parameters() {
    return new Resnet18Parameters(
        3,
        Stem.SMALL,
        Nonlinearity.HARDTANH,
        EndPrecision.QUANTIZED,
        EndPrecision.QUANTIZED,
        true,
        0);
  }

  @Override
  protected ModelContext context(Quantizer weights, Quantizer activations, RandomGenerator init) {
    return new ModelContext(2, 32, 32, 4, weights, activations, init);
  }

  @Override
  protected void smooth(Model model) {
    model.parameters().stream()
        .filter(p -> p.role() == Parameter.Role.BATCH_NORM && p.name().endsWith(".weight"))
        .forEach(p -> p.value().assign(0.1));
  }

  @Override
  protected boolean deep() {
    return true;
  }
}
