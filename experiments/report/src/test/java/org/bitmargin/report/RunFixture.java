package org.bitmargin.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/**
 * Makes run folders with invented but plausible numbers: accuracies fall to chance along a
 * stretched exponential, chips scatter around it.
 */
final class RunFixture {
  static final String HEAD =
      "experiment,dataset,model,loss,loss_params,weight_bits,activation_bits,fault_model,"
          + "fault_params,protection,lifetime,ber,train_seed,chip,correct,total,accuracy,"
          + "mean_logit_margin,flipped_bits,stored_bits\n";
  static final List<String> CLASSES =
      List.of(
          "T-shirt/top",
          "Trouser",
          "Pullover",
          "Dress",
          "Coat",
          "Sandal",
          "Shirt",
          "Sneaker",
          "Bag",
          "Ankle boot");
  private static final int IMAGES = 10_000;
  private static final long WEIGHTS = 100_000;

  /** A network with its loss: where it starts, the rate that hurts it, and its golden margin. */
  record Trained(
      String loss, String parameters, int bits, double golden, double scale, double margin) {}

  private final Path folder;
  private final String experiment;
  private List<Double> rates = List.of(0.0, 0.0001, 0.001, 0.005, 0.01, 0.02, 0.05, 0.1);
  private List<Integer> seeds = List.of(1);
  private int chips = 10;
  private String lossOverride;

  RunFixture(Path folder, String experiment) {
    this.folder = folder;
    this.experiment = experiment;
  }

  RunFixture rates(Double... values) {
    rates = List.of(values);
    return this;
  }

  RunFixture seeds(Integer... values) {
    seeds = List.of(values);
    return this;
  }

  RunFixture chips(int number) {
    chips = number;
    return this;
  }

  /** Gives the second loss this name everywhere. */
  RunFixture naming(String loss) {
    lossOverride = loss;
    return this;
  }

  /** Cross-entropy and two margins at 1 and 4 bits, with a float baseline. */
  Path write() {
    List<Trained> all = new ArrayList<>();
    all.add(new Trained("cross-entropy", "", 1, 0.884, 0.034, 9.4));
    all.add(new Trained("mcel", "m=32;L=100", 1, 0.889, 0.075, 61));
    all.add(new Trained("mcel", "m=128;L=100", 1, 0.872, 0.11, 118));
    all.add(new Trained("cross-entropy", "", 4, 0.912, 0.021, 6.1));
    all.add(new Trained("mcel", "m=32;L=100", 4, 0.9134, 0.048, 44));
    all.add(new Trained("mcel", "m=128;L=100", 4, 0.904, 0.062, 102));
    all.add(new Trained("cross-entropy", "", 32, 0.923, 1e9, 5.2));
    return write(all);
  }

  Path write(List<Trained> networks) {
    StringBuilder results = new StringBuilder(HEAD);
    StringBuilder training =
        new StringBuilder(
            "cell,epoch,learning_rate,train_loss,train_accuracy,validation_loss,validation_accuracy,validation_mean_logit_margin\n");
    StringBuilder margins = new StringBuilder("cell,fault_model,ber,bin_low,bin_high,count\n");
    StringBuilder confusion =
        new StringBuilder("cell,fault_model,ber,true_class,predicted_class,count\n");
    StringBuilder classes = new StringBuilder("cell,fault_model,ber,class,precision,recall,f1\n");
    StringBuilder metrics =
        new StringBuilder(
            "cell,fault_model,ber,mean_logit_margin,mean_logit_range,relative_margin\n");
    StringBuilder audit =
        new StringBuilder(
            "cell,fault_model,ber,chip,tensor,role,exposed,bit,stored_bits,flips_01,flips_10\n");
    int number = 0;
    for (Trained t : networks) {
      for (int seed : seeds) {
        String loss = lossOverride != null && !t.parameters().isEmpty() ? lossOverride : t.loss();
        String id =
            "vgg3-w%da%d-%s%s-s%d"
                .formatted(
                    t.bits(),
                    t.bits(),
                    loss.replaceAll("[^a-z-]", ""),
                    t.parameters().isEmpty()
                        ? ""
                        : "-" + t.parameters().replace("=", "").replace(";", "-"),
                    seed);
        SplittableRandom random = new SplittableRandom(77 + 31L * number++ + seed);
        String rows = results(t, loss, seed, random);
        results.append(rows);
        put("cells/" + id + "/results.csv", HEAD + rows);
        training(training, id, t, random);
        double gold = t.golden();
        margins(margins, id, t, random);
        for (double rate : measured(t)) {
          confusion(confusion, classes, id, rate, accuracy(t, rate) + gold - t.golden());
          metrics.append(
              format(
                  "%s,bit-flip,%s,%s,%s,%s\n",
                  id, rate, t.margin(), 2.4 * t.margin() + 9, t.margin() / (2.4 * t.margin() + 9)));
          audit(audit, id, t, rate, random);
        }
      }
    }
    put("results.csv", results.toString());
    put("training.csv", training.toString());
    put("margins.csv", margins.toString());
    put("confusion.csv", confusion.toString());
    put("classes.csv", classes.toString());
    put("metrics.csv", metrics.toString());
    put("audit.csv", audit.toString());
    put(
        "experiment.yaml",
        "name: %s\ndataset: fashion-mnist\nmodels: [vgg3]\nchips: %d\nchipSeed: 42\n"
            .formatted(experiment, chips));
    put("manifest.json", manifest());
    return folder;
  }

  private List<Double> measured(Trained t) {
    return t.bits() == 32 ? List.of(0.0) : rates;
  }

  private static double accuracy(Trained t, double rate) {
    return 0.1 + (t.golden() - 0.1) * Math.exp(-Math.pow(rate / t.scale(), 1.3));
  }

  private String results(Trained t, String loss, int seed, SplittableRandom random) {
    StringBuilder rows = new StringBuilder();
    double shift = 0.002 * random.nextGaussian();
    double[] luck = new SplittableRandom(5).doubles(chips, -1, 1).toArray();
    for (double rate : measured(t)) {
      for (int chip = 0; chip < chips; chip++) {
        double a = accuracy(t, rate);
        double spread = rate == 0 ? 0 : 0.15 * (t.golden() - a) * (1 - 0.6 * (t.golden() - a));
        double noise = rate == 0 ? 0 : 0.0015 * Math.min(1, rate * 2e3) * random.nextGaussian();
        double drawn = (seeds.size() > 1 ? shift : 0) + a + spread * luck[chip] + noise;
        long correct = Math.round(IMAGES * Math.max(0.07, Math.min(1, drawn)));
        long flipped = Math.round(t.bits() * WEIGHTS * rate);
        rows.append(
            format(
                "%s,fashion-mnist,vgg3,\"%s\",%s,%d,%d,bit-flip,p01=0.01;p10=0.01,none,per-chip,%s,%d,%d,%d,%d,%s,%s,%d,%d\n",
                experiment,
                loss.replace("\"", "\"\""),
                t.parameters(),
                t.bits(),
                t.bits(),
                rate,
                seed,
                chip,
                correct,
                IMAGES,
                correct / (double) IMAGES,
                t.margin() * (0.4 + 0.6 * a / t.golden()),
                flipped,
                t.bits() * WEIGHTS));
      }
    }
    return rows.toString();
  }

  private static void training(StringBuilder out, String id, Trained t, SplittableRandom random) {
    for (int epoch = 1; epoch <= 20; epoch++) {
      double progress = 1 - Math.exp(-epoch / 4.0);
      double jitter = 0.004 * random.nextGaussian() * (1.2 - progress);
      double train = 0.62 + (t.golden() + 0.025 - 0.62) * progress;
      double validation = 0.66 + (t.golden() - 0.66) * progress + jitter;
      double loss = (t.margin() / 5) * (1.15 - progress * (1 - 0.6 / t.margin()));
      out.append(
          format(
              "%s,%d,0.001,%s,%s,%s,%s,%s\n",
              id, epoch, loss, train, loss * 1.1, validation, t.margin() * progress));
    }
  }

  private static void margins(StringBuilder out, String id, Trained t, SplittableRandom random) {
    long[] counts = new long[141];
    for (int i = 0; i < IMAGES; i++) {
      double shape = 0.35 * random.nextGaussian();
      double weak = random.nextDouble() < 0.22 ? -1.4 * random.nextDouble() : 0;
      double exponent = Math.log10(t.margin()) + shape * 0.6 + weak;
      counts[(int) Math.max(0, Math.min(140, Math.floor((exponent + 3) * 20) + 1))]++;
    }
    for (int bin = 0; bin < counts.length; bin++) {
      String low = bin == 0 ? "0" : String.valueOf(Math.pow(10, -3 + (bin - 1) / 20.0));
      String high = bin == 140 ? "Infinity" : String.valueOf(Math.pow(10, -3 + bin / 20.0));
      if (counts[bin] > 0) { // as the pipeline writes it
        out.append(format("%s,bit-flip,0.0,%s,%s,%d\n", id, low, high, counts[bin]));
      }
    }
  }

  private static void confusion(
      StringBuilder out, StringBuilder classes, String id, double rate, double accuracy) {
    for (int i = 0; i < CLASSES.size(); i++) {
      double recall = Math.min(0.99, Math.max(0.05, accuracy + 0.09 * Math.sin(i * 2.1)));
      for (int k = 0; k < CLASSES.size(); k++) {
        long count = Math.round(i == k ? 1000 * recall : 1000 * (1 - recall) / 9);
        out.append(
            format("%s,bit-flip,%s,%s,%s,%d\n", id, rate, CLASSES.get(i), CLASSES.get(k), count));
      }
      classes.append(
          format("%s,bit-flip,%s,%s,%s,%s,%s\n", id, rate, CLASSES.get(i), recall, recall, recall));
    }
  }

  private void audit(
      StringBuilder out, String id, Trained t, double rate, SplittableRandom random) {
    String[][] tensors = {
      {"conv1.weight", "weight", "true", "5760"},
      {"conv2.weight", "weight", "true", "36864"},
      {"bn1.factor", "batch-norm", "false", "64"},
      {"fc.weight", "weight", "true", "57376"}
    };
    for (int chip = 0; chip < chips; chip++) {
      for (String[] tensor : tensors) {
        boolean exposed = tensor[2].equals("true");
        int bits = exposed ? t.bits() : 32;
        long size = Long.parseLong(tensor[3]);
        for (int bit = 0; bit < Math.min(bits, 4); bit++) {
          double mean = exposed ? size * rate : 0;
          long flips =
              Math.max(0, Math.round(mean + Math.sqrt(mean * (1 - rate)) * random.nextGaussian()));
          out.append(
              format(
                  "%s,bit-flip,%s,%d,%s,%s,%s,%d,%d,%d,%d\n",
                  id,
                  rate,
                  chip,
                  tensor[0],
                  tensor[1],
                  tensor[2],
                  bit,
                  size,
                  flips / 2,
                  flips - flips / 2));
        }
      }
    }
  }

  private String manifest() {
    return """
        {"experiment":"%s","git":{"commit":"0123456789abcdef0123456789abcdef01234567","dirty":false},
         "config":{"chips":%d},
         "plugins":[{"kind":"loss","name":"mcel","version":"0.1.0","jar":"bitmargin-mcel-0.1.0.jar","sha256":"aa11"}],
         "data":{"name":"fashion-mnist","fingerprint":"bb22","content":"a subset","note":"of 60000 and 10000","train":100,"test":50,"files":[]},
         "checkpoints":{"checkpoints/x.best.safetensors":"cc33"},
         "environment":{"java":"17.0.9","os":"Linux","arch":"amd64","cpu":"8 cores","threads":8,"blas":"OpenBLAS 0.3.31"},
         "cells":[{"id":"a","status":"done"},{"id":"vgg3-w2a2-mcel-s1","status":"failed","message":"loss became NaN in epoch 3"}],
         "failed":1}
        """
        .formatted(experiment, chips);
  }

  private void put(String name, String text) {
    put(folder, name, text);
  }

  static void put(Path folder, String name, String text) {
    try {
      Path file = folder.resolve(name);
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String format(String pattern, Object... values) {
    return String.format(Locale.ROOT, pattern, values);
  }
}
