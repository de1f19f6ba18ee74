package org.bitmargin.cli;

import java.io.PrintWriter;
import org.bitmargin.api.DataOrigin;
import org.bitmargin.api.Dataset;

/** Says at the start of a run which data it stands on, so that a subset is never used unnoticed. */
class DataLine extends TimeLine {
  private final String name;
  private final PrintWriter out;

  DataLine(String name, PrintWriter out) {
    super(out);
    this.name = name;
    this.out = out;
  }

  /** One line, unless the data stand for nothing published. */
  @Override
  public void started(Dataset data, int cells) {
    DataOrigin origin = data.origin();
    if (origin.content() != DataOrigin.Content.OWN) {
      out.println("data: %s, %s".formatted(name, origin.describe()));
      out.flush();
    }
  }
}
