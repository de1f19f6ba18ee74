package org.bitmargin.models.mobilenetv2;

import java.util.random.RandomGenerator;
import org.bitmargin.api.Model;
import org.bitmargin.api.ModelContext;
import org.bitmargin.api.ModelFactory;
import org.bitmargin.api.Parameter;
import org.bitmargin.api.Quantizer;
import org.bitmargin.models.nn.EndPrecision;
import org.bitmargin.models.nn.Nonlinearity;
import org.bitmargin.models.nn.Stream;
import org.bitmargin.tck.ModelContract;

class Mobilenetv2ContractTest extends ModelContract {

  @Override
  protected ModelFactory<?> factory() {
    return new Mobilenetv2Factory();
  }

  @Override
  protected Record parameters() {
    return new Mobilenetv2Parameters(
        0.05,
        Form.CIFAR,
        Nonlinearity.HARDTANH,
        Stream.BY_BITS,
        EndPrecision.QUANTIZED,
        EndPrecision.QUANTIZED,
        true,
        0);
  }

  @Override
  protected ModelContext context(Quantizer weights, Quantizer activations, RandomGenerator init) {
    return new ModelContext(2, 16, 16, 4, weights, activations, init);
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
