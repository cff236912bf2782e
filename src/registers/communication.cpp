#include "plumb/registers/communication.hpp"

namespace plumb {

const FieldTable<CommunicationLog>& CommunicationLog::fields() {
  static const FieldTable<CommunicationLog> table{
      field<&CommunicationLog::date>("date", "the day").require(),
      field<&CommunicationLog::ref>("ref", "minutes, a message or a file"),
  };
  return table;
}

const FieldTable<Communication>& Communication::fields() {
  static const FieldTable<Communication> table = register_fields<Communication>({
      field<&Communication::audience>("audience", "who is told"),
      field<&Communication::channel>("channel", "how: a meeting, a message, a report"),
      field<&Communication::purpose>("purpose", "what for"),
      field<&Communication::every>("every", "how often it is due; once where this is absent")
          .with_example("2w"),
      field<&Communication::start>("start", "when it is first due; defaults to the project's start"),
      field<&Communication::until>("until", "the date, or the task with whose finish it ends")
          .with_example("go-live"),
      field<&Communication::log>("log", "when it was done")
          .with_example("[{date: 2026-05-29, ref: minutes/12.md}]"),
  });
  return table;
}

}  // namespace plumb
