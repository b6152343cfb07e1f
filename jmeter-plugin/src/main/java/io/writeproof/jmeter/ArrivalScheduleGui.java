package io.writeproof.jmeter;

import io.writeproof.schedule.Schedule;
import java.awt.BorderLayout;
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
                .lines("schedule", 4, ArrivalScheduleGui::summary);
    }

    private static String summary(String text) {
        Schedule schedule = Schedule.parse(text);
        long phases =
                schedule.phases().stream().filter(phase -> phase.arrivals() > 0).count();
        return schedule.arrivals() + " requests in " + schedule.duration().toMillis() / 1000.0 + " s, phases: "
                + phases;
    }

    @Override
    public TestElement makeTestElement() {
        return new ArrivalSchedule();
    }

    @Override
    public void assignDefaultValues(TestElement element) {
        super.assignDefaultValues(element);
        element.setProperty(ArrivalSchedule.SCHEDULE, "warmup: 100/s for 5s; steady: 100/s for 3m");
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
