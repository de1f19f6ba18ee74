package org.bitmargin.pipeline;

import org.bitmargin.api.Dataset;
import org.bitmargin.api.DatasetContext;
import org.bitmargin.api.DatasetFactory;
import org.bitmargin.api.FaultModel;
import org.bitmargin.api.FaultModelFactory;
import org.bitmargin.api.Loss;
import org.bitmargin.api.LossFactory;
import org.bitmargin.api.Model;
import org.bitmargin.api.ModelContext;
import org.bitmargin.api.ModelFactory;
import org.bitmargin.api.Protection;
import org.bitmargin.api.ProtectionFactory;
import org.bitmargin.api.Quantizer;
import org.bitmargin.api.QuantizerFactory;

/**
 * Makes what plug-ins make. The one place where a factory meets parameters of a type only the
 * factory knows.
 */
final class Products {
  private final PluginRegistry registry;

  Products(PluginRegistry registry) {
    this.registry = registry;
  }

  Loss loss(PluginChoice choice) {
    return create((LossFactory<?>) factory(PluginKind.LOSS, choice), choice);
  }

  Quantizer quantizer(PluginChoice choice) {
    return create((QuantizerFactory<?>) factory(PluginKind.QUANTIZER, choice), choice);
  }

  FaultModel faultModel(PluginChoice choice) {
    return create((FaultModelFactory<?>) factory(PluginKind.FAULT_MODEL, choice), choice);
  }

  Protection protection(PluginChoice choice) {
    return create((ProtectionFactory<?>) factory(PluginKind.PROTECTION, choice), choice);
  }

  Model model(PluginChoice choice, ModelContext context) {
    return create((ModelFactory<?>) factory(PluginKind.MODEL, choice), choice, context);
  }

  Dataset dataset(PluginChoice choice, DatasetContext context) {
    return open((DatasetFactory<?>) factory(PluginKind.DATASET, choice), choice, context);
  }

  private Object factory(PluginKind kind, PluginChoice choice) {
    return registry.require(kind, choice.name()).factory();
  }

  private static <P extends Record> Loss create(LossFactory<P> factory, PluginChoice choice) {
    return factory.create(factory.parametersType().cast(choice.parameters()));
  }

  private static <P extends Record> Quantizer create(
      QuantizerFactory<P> factory, PluginChoice choice) {
    return factory.create(factory.parametersType().cast(choice.parameters()));
  }

  private static <P extends Record> FaultModel create(
      FaultModelFactory<P> factory, PluginChoice choice) {
    return factory.create(factory.parametersType().cast(choice.parameters()));
  }

  private static <P extends Record> Protection create(
      ProtectionFactory<P> factory, PluginChoice choice) {
    return factory.create(factory.parametersType().cast(choice.parameters()));
  }

  private static <P extends Record> Model create(
      ModelFactory<P> factory, PluginChoice choice, ModelContext context) {
    return factory.create(factory.parametersType().cast(choice.parameters()), context);
  }

  private static <P extends Record> Dataset open(
      DatasetFactory<P> factory, PluginChoice choice, DatasetContext context) {
    return factory.open(factory.parametersType().cast(choice.parameters()), context);
  }
}
