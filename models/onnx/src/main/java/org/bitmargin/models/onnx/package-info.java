/**
 * Quantized networks as ONNX files, fake-quantized: {@link org.bitmargin.models.onnx.OnnxExport} is
 * the entrance, {@code OnnxWriter} says which operators stand for what.
 */
package org.bitmargin.models.onnx;
