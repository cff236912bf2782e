#include <fmt/format.h>

#include "plumb/io/safe_text.hpp"
#include "plumb/report/cell_text.hpp"
#include "plumb/report/columns_of_text.hpp"
#include "plumb/report/json_writer.hpp"
#include "plumb/report/metric_text.hpp"
#include "plumb/report/project_report.hpp"
#include "plumb/report/render_markdown.hpp"
#include "plumb/report/render_text.hpp"
#include "plumb/report/terminal_style.hpp"
#include "plumb/report/title_line.hpp"

namespace plumb {

namespace {

std::string sentences_of(const ReportSection& section, Language language) {
  std::string text;
  for (const std::string& sentence : section.sentences) {
    if (!text.empty() && language == Language::en) text += ' ';
    text += sentence;
  }
  return text;
}

/// The key of a section in JSON, whatever the language: `risks_and_issues`.
std::string key_of_section(Phrase heading) {
  std::string key(phrase(heading, Language::en));
  for (char& letter : key) {
    if (letter == ' ') letter = '_';
    if (letter >= 'A' && letter <= 'Z') letter = static_cast<char>(letter - 'A' + 'a');
  }
  return key;
}

void write_cell(JsonWriter& json, const Cell& cell, const Column& column) {
  std::string text;
  append_cell_text(text, cell, column, false);
  text.empty() ? json.null() : json.value(text);
}

void write_rows(JsonWriter& json, const Table& table) {
  json.begin_object();
  if (!table.title.empty()) json.member("title", table.title);
  json.key("rows");
  json.begin_array();
  for (std::size_t row = 0; row < table.rows().size(); ++row) {
    json.begin_object();
    for (std::size_t i = 0; i < table.columns().size(); ++i) {
      if (table.columns()[i].key.empty()) continue;
      json.key(std::string_view(table.columns()[i].key));
      write_cell(json, table.cells(row)[i], table.columns()[i]);
    }
    json.end_object();
  }
  json.end_array();
  json.end_object();
}

}  // namespace

void write_report_text(std::string& out, const ProjectReport& report, const TextStyle& style) {
  const auto heading = [&](std::string_view text) {
    if (!style.colour) return std::string(text);
    return fmt::format("{}{}{}", terminal_style(Role::heading), text, kPlainStyle);
  };
  append_title_line(out, report.title, report.measured, style.width);
  for (const ReportSection& section : report.sections) {
    out += '\n' + heading(phrase(section.heading, report.language)) + '\n';
    if (!section.sentences.empty())
      append_wrapped(out, safe_text(sentences_of(section, report.language)), style.width, 0);
    for (const std::string& line : split_lines(section.own_words))
      append_wrapped(out, safe_text(line), style.width, 0);
    bool first = section.sentences.empty() && section.own_words.empty();
    for (const Table& table : section.tables) {
      if (!first) out += '\n';
      first = false;
      render_text(out, table, style);
    }
  }
  out += '\n' + heading(phrase(Phrase::definitions, report.language)) + '\n';
  for (const ReportFigure& figure : report.figures)
    append_wrapped(out, safe_text(fmt::format("{}: {}", figure.label, figure.meaning)), style.width, 2);
}

void write_report_markdown(std::string& out, const ProjectReport& report) {
  out += "# ";
  append_markdown_text(out, report.title);
  out += "\n\n";
  append_markdown_text(out, report.measured);
  out += '\n';
  for (const ReportSection& section : report.sections) {
    out += fmt::format("\n## {}\n", phrase(section.heading, report.language));
    if (!section.sentences.empty()) {
      out += '\n';
      append_markdown_text(out, sentences_of(section, report.language));
      out += '\n';
    }
    // The manager's words are Markdown already.
    if (!section.own_words.empty()) out += '\n' + section.own_words + '\n';
    for (const Table& table : section.tables) {
      out += '\n';
      render_markdown(out, table);
    }
  }
  out += fmt::format("\n## {}\n\n", phrase(Phrase::definitions, report.language));
  for (const ReportFigure& figure : report.figures) {
    out += "- **";
    append_markdown_text(out, figure.label);
    out += "**: ";
    append_markdown_text(out, figure.meaning);
    out += '\n';
  }
}

void write_report_json(std::string& out, const ProjectReport& report) {
  JsonWriter json(out);
  json.begin_object();
  json.member("schema", "plumb.report/1");
  json.member("language", kWords<Language>[static_cast<std::size_t>(report.language)]);
  json.member("title", report.title);
  json.member("measured", report.measured);
  json.key("sections");
  json.begin_array();
  for (const ReportSection& section : report.sections) {
    json.begin_object();
    json.member("id", key_of_section(section.heading));
    json.member("heading", phrase(section.heading, report.language));
    json.member("text", sentences_of(section, report.language));
    json.key("own_words");
    section.own_words.empty() ? json.null() : json.value(section.own_words);
    json.key("tables");
    json.begin_array();
    for (const Table& table : section.tables) write_rows(json, table);
    json.end_array();
    json.end_object();
  }
  json.end_array();
  json.key("figures");
  json.begin_array();
  for (const ReportFigure& figure : report.figures) {
    json.begin_object();
    json.member("metric", figure.metric);
    json.member("label", figure.label);
    json.member("meaning", figure.meaning);
    json.key("value");
    write_figure(json, figure.now);
    json.key("before");
    write_figure(json, figure.before);
    json.end_object();
  }
  json.end_array();
  json.end_object();
  json.finish();
}

}  // namespace plumb
