package org.bitmargin.api;

/**
 * Something the user gave is wrong: a file, a key, a value. The message is one line that says what
 * was wrong, where, and what would be right; the command line prints it and exits with code 2.
 */
public class InvalidInputException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** An error with its one-line message. */
  public InvalidInputException(String message) {
    super(message);
  }

  /** An error with its one-line message and what caused it (shown with {@code --debug}). */
  public InvalidInputException(String message, Throwable cause) {
    super(message, cause);
  }
}
