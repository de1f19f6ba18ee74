package org.bitmargin.datasets.images;

/**
 * Size of an image.
 *
 * @param channels 1 for grey, 3 for red, green and blue
 * @param height in pixels
 * @param width in pixels
 */
public record ImageShape(int channels, int height, int width) {

  /** Pixels of one channel. */
  public int area() {
    return height * width;
  }

  /** Bytes of one image. */
  public int length() {
    return channels * height * width;
  }

  @Override
  public String toString() {
    return "%d x %d x %d".formatted(channels, height, width);
  }
}
