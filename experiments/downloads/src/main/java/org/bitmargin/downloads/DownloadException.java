package org.bitmargin.downloads;

/** A download that did not succeed; the message is one line that says which file and why. */
public final class DownloadException extends RuntimeException {
  private static final long serialVersionUID = 1;

  DownloadException(String message, Throwable cause) {
    super(message, cause);
  }

  DownloadException(String message) {
    super(message);
  }
}
