package org.bitmargin.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Wrong input gives exit code 2 and one line that says what, where and what would be right. */
class WrongInputTest {
  @TempDir Path folder;
  private Cli cli;

  @BeforeEach
  void write_experiment() throws IOException {
    cli = new Cli(folder);
    Files.writeString(folder.resolve("tiny.yaml"), Cli.TINY);
  }

  @Test
  void a_mistyped_key() throws IOException {
    changed(
        "epochs: 1",
        "epoch: 1",
        "tiny.yaml, line 9: training.epoch is not a known key, did you mean epochs?");
  }

  @Test
  void a_value_of_the_wrong_type() throws IOException {
    changed(
        "batch: 20",
        "batch: twenty",
        "line 9: training.batch must be a whole number, was \"twenty\"");
  }

  @Test
  void a_margin_out_of_range() throws IOException {
    changed(
        "[cross-entropy]",
        "[{name: mcel, parameters: {m: 201, L: 100}}]",
        "losses[0].parameters.m");
  }

  @Test
  void an_unknown_plugin() throws IOException {
    changed("[cross-entropy]", "[mcle]", "no loss named mcle; there are: cross-entropy,");
  }

  @Test
  void a_negative_bit_error_rate() throws IOException {
    changed("0.1]", "-0.1]", "rates[1] must be a bit error rate, a fraction in [0, 1], was -0.1");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{name: sram, parameters: {voltage: 1.2, lifetime: per-chip}}"
            + "|line 6: faults[0].parameters.voltage must lie in (0, 1], the share of Vmin, above which there are no faults, was 1.2",
        "{name: sram, parameters: {lifetime: per-chip}, points: {voltage: [0.9, 1.2]}}"
            + "|line 6: faults[0].points.voltage must lie in (0, 1]",
        "{name: sram, parameters: {lifetime: per-chip}, points: {lifetime: [per-chip]}}"
            + "|line 6: faults[0].points cannot turn lifetime, which is no operating point",
        "{name: stt-ram, parameters: {stability: 0, lifetime: per-write}}"
            + "|line 6: faults[0].parameters.stability must be above 0 (the barrier over kT), was 0.0",
        "{name: stt-ram, parameters: {lifetime: per-write}, points: {stability: [60, -3]}}"
            + "|line 6: faults[0].points.stability must be above 0 (the barrier over kT), was -3.0",
        "{name: dram, parameters: {lifetime: per-chip}, points: {voltage: [0.9]}}"
            + "|line 6: faults[0].points.voltage must lie in [1.025, 1.35] (V, measured for vendor B), was 0.9",
        "{name: fefet, parameters: {temperature: 200, lifetime: per-chip}}"
            + "|line 6: faults[0].parameters.temperature must lie in [-55, 150] (°C), was 200.0",
        "{name: rram, parameters: {lifetime: per-chip}, points: {stuckHigh: [1.2]}}"
            + "|line 6: faults[0].points.stuckHigh must be a fraction in [0, 1]",
        "{name: bit-flip, parameters: {p01: 1.5, lifetime: per-chip}}"
            + "|line 6: faults[0].parameters.p01 must be a fraction in [0, 1]",
        "{name: bit-flip}|line 6: faults[0] must say parameters.lifetime, one of per-chip,",
        "bit-flip|line 6: faults[0] must say parameters.lifetime",
        "{name: bit-position, parameters: {rates: [0.1, 0.2, 0.3], lifetime: per-chip}}"
            + "|faults: bit-position cannot be used with mlp(hidden=8) at 2 bits: rates name bits 0 to 2",
        "{name: bit-position, parameters: {rates: [0.1, 1.2], lifetime: per-chip}}"
            + "|line 6: faults[0].parameters.rates must be fractions in [0, 1]",
        "{name: compose, parameters: {parts: [{tensors: [conv9*], model: {name: bit-flip, parameters: {lifetime: per-chip}}}]}}"
            + "|the glob \"conv9*\" of the part bit-flip matches no exposed tensor; there are: ",
        "{name: clustered, parameters: {lifetime: per-access}}"
            + "|line 6: faults[0].parameters.lifetime must be per-chip",
      })
  void a_memory_that_cannot_be(String fault, String message) throws IOException {
    changed("{name: bit-flip, parameters: {lifetime: per-chip}}", fault, message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "dram, parameters: {lifetime: per-chip}, points: {temperature: [40, 60]|temperature",
        "rram, parameters: {lifetime: per-chip}, points: {separation: [5, 6]|separation",
      })
  void operating_points_that_make_no_difference(String memory, String axis) throws IOException {
    Files.writeString(
        folder.resolve("tiny.yaml"),
        Cli.TINY
            .replace("{name: bit-flip, parameters: {lifetime: per-chip}", "{name: " + memory + "}")
            .replace("rates: [0, 0.1]\n", ""));
    refused(
        "faults[0].points turns %s, which changes neither errors nor energy".formatted(axis),
        "run",
        "tiny.yaml");
  }

  @Test
  void a_protection_before_activations_alone() throws IOException {
    changed(
        "chips: 2",
        "chips: 2\nprotections: [none, secded]\nevaluation: {expose: [activation]}",
        "protections: secded has nothing to protect: evaluation.expose [activation] holds no parameter");
  }

  @Test
  void neither_rates_nor_operating_points() throws IOException {
    changed(
        "rates: [0, 0.1]\n",
        "",
        "has no key rates, and not every entry of quantization has rates of its own: give rates: [0, 0.01], or the fault model operating points, such as points: {voltage: [0.9, 0.8]}");
  }

  @Test
  void a_memory_without_rows() throws IOException {
    changed("chips: 2", "chips: 2\nmemory: {rows: 0}", "memory.rows must be at least 1, was 0");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "protections: [{name: msb, parameters: {k: 2}}]"
            + "|protections: msb cannot be used with mlp(hidden=8) at 2 bits: region",
        "evaluation: {expose: [conv9*]}|evaluation.expose has \"conv9*\"",
      })
  void a_memory_the_network_does_not_fit(String further, String message) throws IOException {
    changed("chips: 2", "chips: 2\n" + further, message);
  }

  @Test
  void a_rate_the_memory_cannot_have() throws IOException {
    changed("0.1]", "1.5]", "rates[1] must be a bit error rate, a fraction in [0, 1], was 1.5");
    Files.writeString(
        folder.resolve("tiny.yaml"),
        Cli.TINY.replace("bit-flip", "stuck-at").replace("0.1]", "0.6]"));
    refused(
        "faults[0] cannot be used: a bit error rate of 0.6 is out of reach", "run", "tiny.yaml");
  }

  @Test
  void a_sign_bit_of_codes_that_have_one_bit_alone() throws IOException {
    Files.writeString(
        folder.resolve("tiny.yaml"),
        Cli.TINY.replace("bits: 2", "bits: 1")
            + "protections: [{name: msb, parameters: {k: 1}}]\n");
    refused("holds 1-bit codes, of which k = 1 robust", "run", "tiny.yaml", "--out", "out");
    Files.writeString(
        folder.resolve("tiny.yaml"),
        Cli.TINY
            .replace("bits: 2", "bits: 1")
            .replace("bit-flip, parameters: {", "bit-position, parameters: {rates: [0.1, 0.2], "));
    refused("rates name bits 0 to 1 of a code, but", "run", "tiny.yaml", "--out", "out");
    assertThat(folder.resolve("out")).doesNotExist();
  }

  @Test
  void missing_data() throws IOException {
    changed(
        "{name: synthetic, parameters: {train: 120, test: 40}}",
        "fashion-mnist",
        "data file fashion-mnist/train-images-idx3-ubyte.gz not found");
  }

  @Test
  void a_truncated_data_file() throws IOException {
    idx("train-images-idx3-ubyte", 0x803, new int[] {10, 28, 28}, 10 * 28 * 28 - 100);
    changed(
        "{name: synthetic, parameters: {train: 120, test: 40}}",
        "fashion-mnist",
        "train-images-idx3-ubyte: truncated");
  }

  @Test
  void a_data_file_whose_header_lies() throws IOException {
    idx("train-images-idx3-ubyte", 0x803, new int[] {2_000_000_000, 28, 28}, 28 * 28);
    changed(
        "{name: synthetic, parameters: {train: 120, test: 40}}",
        "fashion-mnist",
        "train-images-idx3-ubyte: the header announces 2000000000");
  }

  @Test
  void a_corrupt_checkpoint() throws IOException {
    assertThat(cli.run("train", "tiny.yaml", "--out", "run").code()).isZero();
    Path checkpoint =
        folder.resolve("run/checkpoints/mlp-hidden8-w2a2-cross-entropy-s1.best.safetensors");
    byte[] bytes = Files.readAllBytes(checkpoint);
    bytes[3] = 127;
    Files.write(checkpoint, bytes);
    refused(
        "checkpoint " + checkpoint + " is not a safetensors file",
        "evaluate",
        checkpoint.toString());
    refused("checkpoint " + checkpoint, "evaluate", "run");
  }

  @Test
  void rates_that_reach_no_network_of_an_evaluation() {
    String own = "quantization=[{bits: 2}, {bits: 1, rates: [0.02]}]";
    assertThat(cli.run("train", "tiny.yaml", "--set", own, "--out", "own").code()).isZero();
    String binary = "own/checkpoints/mlp-hidden8-w1a1-cross-entropy-s1.best.safetensors";
    refused(
        "--set rates reaches none of these networks, whose quantization has rates of its own: set"
            + " quantization[N].rates, N counted from 0 in",
        "evaluate",
        binary,
        "--set",
        "rates=[0.1]");
    String second = "quantization[1].rates=[0.1]";
    assertThat(cli.run("evaluate", binary, "--set", second, "--out", "new").code()).isZero();
    assertThat(folder.resolve("new/results.csv")).content().contains(",0.1,");
  }

  @Test
  void an_output_folder_that_cannot_be_written() throws IOException {
    Files.writeString(folder.resolve("file"), "");
    refused("cannot be written: choose another --out", "run", "tiny.yaml", "--out", "file/run");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "|say what to do, such as bitmargin run quickstart",
        "rnu quickstart|did you mean run?",
        "run|Missing required parameter: 'FILE'",
        "run quickstrat|there is no file quickstrat and no suite of that name; suites:",
        "run tiny.yaml --thread 2|did you mean --threads?",
        "run tiny.yaml --threads 0|--threads must be at least 1, was 0",
        "run tiny.yaml --threads two|'two' is not an int",
        "run tiny.yaml --set chips|--set chips: must be key=value",
        "run tiny.yaml --set chip=3|--set: chip is not a known key, did you mean chips?",
        "run tiny.yaml --plugin-path nowhere|nowhere does not exist",
        "evaluate nowhere.safetensors|nowhere.safetensors does not exist",
        "evaluate tiny.yaml|is not a checkpoint in the checkpoints folder of a run",
        "verify nowhere|nowhere is not a run folder",
        "reproduce nowhere|nowhere is not a run folder",
        "report nowhere|nowhere",
        "compare nowhere elsewhere|nowhere",
        "plugins mcle|no plug-in named mcle; there are: binary,",
        "bench --threads 0|--threads must be at least 1, was 0",
        "bench --quik|--quik",
        "bench|the benchmarks are not on the class path: start them by the bitmargin script",
        "datasets verify fashion|no dataset named fashion; there are: cifar10, fashion-mnist, imagenette,",
      })
  void a_command_that_makes_no_sense(String command, String message) {
    String[] words = command == null ? new String[0] : command.split(" ");
    refused(message, words);
  }

  @Test
  void debug_adds_the_stack_trace() {
    Cli.Result result = cli.run("run", "tiny.yaml", "--set", "chips=0", "--debug");
    assertThat(result.code()).isEqualTo(2);
    assertThat(result.err()).contains("chips must be at least 1").contains("\tat org.bitmargin.");
  }

  /** Changes a word of the experiment and runs it. */
  private void changed(String right, String wrong, String message) throws IOException {
    assertThat(Cli.TINY).contains(right);
    Files.writeString(folder.resolve("tiny.yaml"), Cli.TINY.replace(right, wrong));
    refused(message, "run", "tiny.yaml", "--out", "out");
    assertThat(folder.resolve("out")).doesNotExist();
  }

  private void refused(String message, String... command) {
    Cli.Result result = cli.run(command);
    assertThat(result.err()).contains(message).startsWith("bitmargin: ").hasLineCount(1);
    assertThat(result.err()).doesNotContain("Exception");
    assertThat(result.code()).isEqualTo(2);
    assertThat(result.out()).isEmpty();
  }

  private void idx(String name, int magic, int[] shape, int bytes) throws IOException {
    Path data = Files.createDirectories(folder.resolve("data/fashion-mnist"));
    ByteBuffer content = ByteBuffer.allocate(4 + 4 * shape.length + bytes);
    content.putInt(magic);
    for (int size : shape) {
      content.putInt(size);
    }
    Files.write(data.resolve(name), content.array());
    for (String other :
        new String[] {
          "train-labels-idx1-ubyte", "t10k-images-idx3-ubyte", "t10k-labels-idx1-ubyte"
        }) {
      Files.write(data.resolve(other), new byte[0]);
    }
  }
}
