/**
 * Modified hinge loss (MHL) of Buschjäger et al., DATE 2021: a hinge whose margin is chosen, made
 * for binarized networks that have to tolerate bit errors.
 */
package org.bitmargin.losses.modifiedhinge;
