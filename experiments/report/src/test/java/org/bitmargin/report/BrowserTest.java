package org.bitmargin.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.awt.image.BufferedImage;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Renders the page where there is a Chromium ($CHROMIUM, or chromium or google-chrome on PATH). */
class BrowserTest {
  @TempDir Path folder;

  @Test
  void a_browser_renders_the_page_without_complaint() throws Exception {
    Optional<Path> chromium = chromium();
    assumeTrue(
        chromium.isPresent(), "no Chromium: set CHROMIUM or put chromium or google-chrome on PATH");
    Path run = new RunFixture(folder.resolve("run"), "browser").chips(3).write();
    Report.write(run);
    Path shot = folder.resolve("shot.png");
    Path log = folder.resolve("log");
    Process browser =
        new ProcessBuilder(
                chromium.get().toString(),
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--user-data-dir=" + folder.resolve("profile"),
                "--enable-logging=stderr",
                "--v=0",
                "--window-size=1280,3000",
                "--screenshot=" + shot,
                run.resolve("report.html").toUri().toString())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    try {
      assertThat(browser.waitFor(300, TimeUnit.SECONDS)).as("finished in time").isTrue();
    } finally {
      browser.destroyForcibly();
    }
    // The browser complains about the machine too (no D-Bus); what it says of a page has CONSOLE.
    assertThat(Files.readString(log).lines()).noneMatch(line -> line.contains("CONSOLE"));
    var image = ImageIO.read(shot.toFile());
    assertThat(image.getWidth()).isEqualTo(1280);
    long inks =
        Stream.iterate(0, y -> y < image.getHeight(), y -> y + 1)
            .filter(y -> hasInk(image, y))
            .count();
    assertThat(inks).as("rows with a line in the colour of mcel").isGreaterThan(20);
  }

  private static boolean hasInk(BufferedImage image, int y) {
    for (int x = 0; x < image.getWidth(); x++) {
      if ((image.getRGB(x, y) & 0xffffff) == 0x0072b2) {
        return true;
      }
    }
    return false;
  }

  private static Optional<Path> chromium() {
    String named = System.getenv("CHROMIUM");
    Stream<Path> onPath =
        Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
            .flatMap(dir -> Stream.of("chromium", "google-chrome").map(n -> Path.of(dir, n)));
    return Stream.concat(Stream.ofNullable(named).map(Path::of), onPath)
        .filter(Files::isExecutable)
        .findFirst();
  }
}
