/** FashionMNIST: 70 000 grey pictures of clothes, 28×28, in ten classes. */
package org.bitmargin.datasets.fashionmnist;
