public import FremgangKit

extension Words {
  /// A day in running text, such as 3 May 2014, or with a point after the day in Danish.
  public func date(_ day: Day) -> String {
    let (year, month, dayOfMonth) = day.date
    let names = language == .da ? Words.danishMonths : Words.englishMonths
    return "\(dayOfMonth)" + say(da: ". ", en: " ") + names[month - 1] + " \(year)"
  }

  private static let danishMonths = [
    "januar", "februar", "marts", "april", "maj", "juni", "juli", "august", "september", "oktober",
    "november", "december",
  ]

  private static let englishMonths = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
  ]
}
