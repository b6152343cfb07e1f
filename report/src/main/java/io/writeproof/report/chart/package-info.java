/** Numbers as pictures: each drawn as SVG, and given to the page's script to draw again, or to put a cursor over. Stateless. */
@NullMarked
package io.writeproof.report.chart;

import org.jspecify.annotations.NullMarked;
