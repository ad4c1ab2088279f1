package dev.logodds.web;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.List;

/** The pages; checked against their data when the application is built. */
@CheckedTemplate(basePath = "")
final class Templates {
    private Templates() {}

    static native TemplateInstance home(HomeView view);

    static native TemplateInstance topics(List<TopicLine> topics);

    static native TemplateInstance topic(TopicView view);

    static native TemplateInstance questions(BankView view);

    static native TemplateInstance question(Work work, List<HistoryLine> history);

    static native TemplateInstance work(Work work);

    static native TemplateInstance preview(PreviewView preview);

    static native TemplateInstance study(StudyDone done);

    static native TemplateInstance dashboard(DashboardView view);

    static native TemplateInstance labs(List<LabLine> labs);

    static native TemplateInstance lab(LabView view);

    static native TemplateInstance help();

    static native TemplateInstance formulas(List<FormulaCases.Group> groups);

    static native TemplateInstance review(ReviewView view);

    static native TemplateInstance statistics(StatisticsView view);

    static native TemplateInstance settings(SettingsForm form, boolean saved, String fit);

    static native TemplateInstance plan(PlanView view);

    static native TemplateInstance data(DataView view);

    static native TemplateInstance interviews(InterviewsView view);

    static native TemplateInstance room(RoomView view);

    static native TemplateInstance overview(RoomView view);

    static native TemplateInstance elsewhere(String id, String kept);

    static native TemplateInstance gone(String id, String seat, int position);

    static native TemplateInstance comparison(ComparisonView view);

    static native TemplateInstance report(ReportView view);

    static native TemplateInstance problems(PackProblemsPage.View view);

    static native TemplateInstance error(ErrorView error);
}
