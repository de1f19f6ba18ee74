/** SVHN: colour pictures of house numbers, 32×32, cropped to one digit, in MATLAB files. */
package org.bitmargin.datasets.svhn;
