package org.bitmargin.models.vgg7;

import org.bitmargin.api.Model;
import org.bitmargin.api.ModelFactory;
import org.bitmargin.api.Parameter;
import org.bitmargin.models.nn.EndPrecision;
import org.bitmargin.tck.ModelContract;

class Vgg7ContractTest extends ModelContract {

  @Override
  protected ModelFactory<?> factory() {
    return new Vgg7Factory();
  }

  @Override
  protected Record parameters() {
    return new Vgg7Parameters(3, 7, EndPrecision.QUANTIZED, EndPrecision.QUANTIZED, 0);
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
