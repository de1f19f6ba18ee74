package org.bitmargin.pipeline;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * The project's own state in git.
 *
 * @param commit full hash
 * @param dirty whether tracked files differ from it
 */
record GitState(String commit, boolean dirty) {

  /** The state of a folder; empty where there is no git or no repository. */
  static Optional<GitState> of(Path folder) {
    Optional<String> commit = git(folder, "rev-parse", "HEAD");
    Optional<String> changes = git(folder, "status", "--porcelain", "--untracked-files=no");
    return commit.flatMap(hash -> changes.map(text -> new GitState(hash, !text.isEmpty())));
  }

  private static Optional<String> git(Path folder, String... arguments) {
    String[] command = new String[arguments.length + 3];
    command[0] = "git";
    command[1] = "-C";
    command[2] = folder.toString();
    System.arraycopy(arguments, 0, command, 3, arguments.length);
    try {
      Process git =
          new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
      git.getOutputStream().close();
      String output = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      boolean ended = git.waitFor(10, TimeUnit.SECONDS);
      return ended && git.exitValue() == 0 ? Optional.of(output.strip()) : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }
}
