#include "plumb/io/overlay_reader.hpp"

#include <doctest/doctest.h>

#include "plumb/io/snapshot_reader.hpp"
#include "support/plan_folder.hpp"

namespace plumb::test {
namespace {

using Names = std::vector<std::string>;

std::string text_of(const FileReader& reader, const std::string& path) {
  Diagnostics diagnostics;
  const auto file = reader.read(path, {}, diagnostics);
  return file ? std::string(file->bytes()) : diagnostics.all().front().message;
}

const std::vector<FileChange> kChanges{{"plan/a.yaml", "a", "A"},
                                       {"plan/b.yaml", "b", std::nullopt},
                                       {"plan/new/deep/c.yaml", std::nullopt, "C"}};

TEST_CASE("files are read as if they had been changed") {
  const MemoryReader base({{"plan/a.yaml", "a"}, {"plan/b.yaml", "b"}, {"plan/d.yaml", "d"}});
  const OverlayReader reader(base, kChanges);
  CHECK(text_of(reader, "plan/a.yaml") == "A");
  CHECK(text_of(reader, "plan/b.yaml") == "cannot read 'plan/b.yaml': No such file or directory");
  CHECK(text_of(reader, "plan/new/deep/c.yaml") == "C");
  CHECK(text_of(reader, "plan/d.yaml") == "d");
  CHECK(reader.list("plan") == Names{"a.yaml", "d.yaml", "new/"});
  CHECK(reader.list("plan/new") == Names{"deep/"});
  CHECK(reader.list("plan/new/deep") == Names{"c.yaml"});
  CHECK(reader.list("plan/none") == std::nullopt);
  CHECK(reader.exists("plan/new"));
  CHECK(reader.exists("plan/new/deep/c.yaml"));
  CHECK_FALSE(reader.exists("plan/b.yaml"));
  CHECK(reader.resolve("plan/new/deep/c.yaml") == "/plan/new/deep/c.yaml");
  CHECK(reader.resolve("plan/b.yaml") == std::nullopt);
  CHECK(reader.content_id("plan/a.yaml") != base.content_id("plan/a.yaml"));
  CHECK(reader.content_id("plan/b.yaml") == std::nullopt);
  CHECK(reader.content_id("plan/d.yaml") == base.content_id("plan/d.yaml"));
}

TEST_CASE("a changed file is the same through a link") {
  const TempFolder folder;
  const std::string file = folder.write("real/a.yaml", "a").string();
  std::filesystem::create_directory_symlink("real", folder.path() / "link");
  const DiskReader disk;
  const std::vector<FileChange> changes{{file, "a", "A"},
                                        {(folder.path() / "link/new.yaml").string(), std::nullopt, "N"}};
  const OverlayReader reader(disk, changes);
  CHECK(text_of(reader, folder.path() / "link/a.yaml") == "A");
  CHECK(text_of(reader, folder.path() / "real/new.yaml") == "N");
  CHECK(reader.list(folder.path() / "real") == Names{"a.yaml", "new.yaml"});
}

TEST_CASE("a snapshot does not hold once one of several files or a folder has changed") {
  const TempFolder folder;
  const std::string a = folder.write("a.yaml", "a").string();
  const std::string b = folder.write("b.yaml", "b").string();
  const DiskReader disk;
  const SnapshotReader first(disk, folder.path());
  CHECK(text_of(first, a) == "a");
  folder.write("a.yaml", "longer");
  CHECK(first.holds());  // one file alone is never torn
  CHECK(text_of(first, b) == "b");
  CHECK_FALSE(first.holds());

  const SnapshotReader second(disk, folder.path());
  CHECK(second.list(folder.path()) == Names{"a.yaml", "b.yaml"});
  text_of(second, a);
  text_of(second, b);
  folder.write(".plumb-1-0.tmp", "");
  CHECK(second.holds());
  folder.write("c.yaml", "c");
  CHECK_FALSE(second.holds());

  const SnapshotReader third(disk, folder.path());
  text_of(third, a);
  text_of(third, b);
  folder.write(".plumb-journal", "");
  CHECK_FALSE(third.holds());
}

}  // namespace
}  // namespace plumb::test
