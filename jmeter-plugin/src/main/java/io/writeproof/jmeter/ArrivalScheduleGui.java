package io.writeproof.jmeter;

import io.writeproof.schedule.Schedule;
import java.awt.BorderLayout;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.Duration;
import java.util.Locale;
import org.apache.jmeter.testelement.TestElement;
import org.apache.jmeter.timers.gui.AbstractTimerGui;

/** The form of an {@link ArrivalSchedule}. */
public final class ArrivalScheduleGui extends AbstractTimerGui {

    private static final long serialVersionUID = 1L;

    public ArrivalScheduleGui() {
        setLayout(new BorderLayout(0, 5));
        setBorder(makeBorder());
        add(makeTitlePanel(), BorderLayout.NORTH);
        add(form(), BorderLayout.CENTER);
    }

    private FormPanel form() {
        return new FormPanel(ArrivalSchedule.class, bindingGroup)
                .section("load")
                .lines("schedule", 5, ArrivalScheduleGui::summary);
    }

    private static String summary(String text) {
        if (ArrivalSchedule.isUnpaced(text)) {
            return "no schedule: threads send whenever they are ready";
        }
        Schedule schedule = Schedule.parse(text);
        String load = String.format(
                Locale.ROOT,
                "%d requests in %s, phases: %d, peak %s/s",
                schedule.arrivals(),
                seconds(schedule.duration()),
                schedule.phases().size(),
                decimal(schedule.peakRate()));
        return schedule.random() ? load + ", seed " + schedule.seed() : load;
    }

    private static String seconds(Duration duration) {
        return decimal(duration.toMillis() / 1e3) + " s";
    }

    private static String decimal(double number) {
        return new DecimalFormat("0.###", DecimalFormatSymbols.getInstance(Locale.ROOT)).format(number);
    }

    @Override
    public TestElement makeTestElement() {
        return new ArrivalSchedule();
    }

    @Override
    public void assignDefaultValues(TestElement element) {
        super.assignDefaultValues(element);
        element.setProperty(ArrivalSchedule.SCHEDULE, "warmup: ramp 0/s -> 100/s over 10s\nsteady: 100/s for 3m");
    }

    @Override
    public String getStaticLabel() {
        return FormPanel.title(ArrivalSchedule.class);
    }

    @Override
    public String getLabelResource() {
        return ArrivalSchedule.class.getName();
    }

    @Override
    public String getDocAnchor() {
        return "arrival-schedule";
    }
}
