/**
 * FeFET memory: bit errors that grow with the temperature and differ in zeros and ones. That they
 * do is published; how large they are is a parameter.
 */
package org.bitmargin.faults.fefet;
