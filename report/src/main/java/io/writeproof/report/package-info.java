/**
 * A run as one page: a pure function of stored data, without a network, a clock or a file.
 *
 * <p>{@link io.writeproof.report.Page} is the frame: sections one under the other, in a file that holds its own style, script and
 * data and says so in its content security policy. {@link io.writeproof.report.Markup} is the only way to put text into it.
 * {@code chart} draws numbers twice, as SVG and for the script; {@code load} makes the sections of a load run.
 *
 * <pre>
 * load ► chart ► report (Page, Section, Table ► Markup, Figures)
 * </pre>
 */
@NullMarked
package io.writeproof.report;

import org.jspecify.annotations.NullMarked;
