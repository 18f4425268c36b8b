import FremgangKit
import Testing

struct AttritionTests {
  private func enrolled(_ expected: [EvaluationPlan.ExpectedProject]) throws -> Int? {
    var study = SmallStudy()
    for (person, project) in [("a", "North"), ("b", "North"), ("c", "South")] {
      study.addWorry(person, 5, 4)
      study.state(person, "project", project)
    }
    study.plan.clusterBy = "project"
    study.plan.expectedProjects = expected
    let rows = try study.findings().attrition
    return rows.first { $0.instrument == "worry" && $0.by == nil }?.enrolled
  }

  @Test func `the number enrolled in all is known when it is known of whoever was measured`() throws
  {
    let north = EvaluationPlan.ExpectedProject(name: "North", enrolled: 2)
    let south = EvaluationPlan.ExpectedProject(name: "South", enrolled: 3)
    let excused = EvaluationPlan.ExpectedProject(name: "West", reason: LocalizedText(same: "moved"))
    #expect(try enrolled([north, south, excused]) == 5)
    #expect(try enrolled([north, excused]) == nil)
    #expect(try enrolled([north, south, EvaluationPlan.ExpectedProject(name: "West")]) == nil)
    #expect(try enrolled([]) == nil)
  }
}
