/** Numbers as pictures: each drawn as SVG, and given to the page's script to draw again with a cursor. Stateless. */
@NullMarked
package io.writeproof.report.chart;

import org.jspecify.annotations.NullMarked;
