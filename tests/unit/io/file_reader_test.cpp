#include "plumb/io/file_reader.hpp"

#include <doctest/doctest.h>
#include <stdlib.h>
#include <sys/stat.h>

#include <filesystem>
#include <fstream>
#include <thread>

namespace plumb {
namespace {

namespace fs = std::filesystem;

/// A folder that is gone at the end of the test.
class TempFolder {
 public:
  TempFolder() {
    std::string pattern = (fs::temp_directory_path() / "plumb-reader-XXXXXX").string();
    REQUIRE(::mkdtemp(pattern.data()) != nullptr);
    path_ = pattern;
  }
  ~TempFolder() { fs::remove_all(path_); }
  TempFolder(const TempFolder&) = delete;
  TempFolder& operator=(const TempFolder&) = delete;

  std::string path(const std::string& name) const { return (path_ / name).string(); }
  void write(const std::string& name, const std::string& bytes) const {
    fs::create_directories((path_ / name).parent_path());
    std::ofstream(path_ / name, std::ios::binary) << bytes;
  }

 private:
  fs::path path_;
};

struct Read {
  std::string bytes;
  std::string message;
};

Read read(const FileReader& reader, const std::string& path) {
  Diagnostics diagnostics;
  const auto file = reader.read(path, {}, diagnostics);
  CHECK((file != nullptr) != diagnostics.has_errors());
  Read result;
  if (file) result.bytes = file->bytes();
  if (!file)
    result.message = std::string(code_name(diagnostics.all()[0].code)) + ": " + diagnostics.all()[0].message;
  return result;
}

TEST_CASE("a file on disk is read whole") {
  const TempFolder folder;
  folder.write("a.yaml", "a: 1\r\n");
  folder.write("empty.yaml", "");
  folder.write("large.yaml", std::string(300'000, 'x'));
  CHECK(read(DiskReader(), folder.path("a.yaml")).bytes == "a: 1\r\n");
  CHECK(read(DiskReader(), folder.path("empty.yaml")).message.empty());
  CHECK(read(DiskReader(), folder.path("large.yaml")).bytes.size() == 300'000);
}

TEST_CASE("what is no file says why") {
  const TempFolder folder;
  folder.write("sub/a.yaml", "a: 1\n");
  CHECK(read(DiskReader(), folder.path("none.yaml")).message ==
        "unreadable: cannot read '" + folder.path("none.yaml") + "': No such file or directory");
  CHECK(read(DiskReader(), folder.path("sub")).message ==
        "unreadable: '" + folder.path("sub") + "' is a folder, not a file");
  CHECK(read(DiskReader(), "/dev/zero").message == "unreadable: '/dev/zero' is a device, not a file");
}

TEST_CASE("the size limit holds to the byte, also where the size is not known before") {
  const TempFolder folder;
  folder.write("a.yaml", "12345");
  CHECK(read(DiskReader(5), folder.path("a.yaml")).bytes == "12345");
  CHECK(read(DiskReader(4), folder.path("a.yaml")).message ==
        "too-large: '" + folder.path("a.yaml") + "' is larger than the limit of 4 bytes");
  // The files of /proc have no size.
  CHECK(read(DiskReader(), "/proc/self/status").bytes.size() > 100);
  CHECK(read(DiskReader(10), "/proc/self/status").message.starts_with("too-large: "));
}

TEST_CASE("a limit is named as --max-size takes it") {
  const TempFolder folder;
  folder.write("a.yaml", std::string(3000, 'x'));
  CHECK(read(DiskReader(2048), folder.path("a.yaml")).message ==
        "too-large: '" + folder.path("a.yaml") + "' is larger than the limit of 2K");
}

TEST_CASE("a FIFO is read to its end, also where its writer comes later") {
  const TempFolder folder;
  const std::string path = folder.path("pipe");
  REQUIRE(::mkfifo(path.c_str(), 0600) == 0);
  std::thread writer([&] { std::ofstream(path, std::ios::binary) << "a: 1\n"; });
  CHECK(read(DiskReader(), path).bytes == "a: 1\n");
  writer.join();
}

TEST_CASE("a FIFO that a plan includes is refused where it is named, and does not hang") {
  const TempFolder folder;
  REQUIRE(::mkfifo(folder.path("pipe").c_str(), 0600) == 0);
  const auto plan = std::make_shared<SourceFile>("plumb.yaml", "include: [pipe]\n");
  Diagnostics diagnostics;
  CHECK(DiskReader().read(folder.path("pipe"), {plan, {10, 14}}, diagnostics) == nullptr);
  CHECK(diagnostics.all()[0].message == "'" + folder.path("pipe") + "' is a pipe, not a file");
  CHECK(diagnostics.all()[0].hint == "name a plan file");
  CHECK(diagnostics.all()[0].code == Code::include);
  CHECK(diagnostics.all()[0].where.span == ByteSpan{10, 14});
}

TEST_CASE("folders are listed in the order of bytes, and links resolved") {
  const TempFolder folder;
  folder.write("b.yaml", "");
  folder.write("a.yaml", "");
  folder.write("Z/x.yaml", "");
  fs::create_symlink("a.yaml", folder.path("link.yaml"));
  fs::create_symlink("Z", folder.path("folder-link"));
  const DiskReader reader;
  CHECK(reader.list(folder.path("")) ==
        std::vector<std::string>{"Z/", "a.yaml", "b.yaml", "folder-link/", "link.yaml"});
  CHECK_FALSE(reader.list(folder.path("a.yaml")));
  CHECK(reader.resolve(folder.path("link.yaml")) == reader.resolve(folder.path("a.yaml")));
  CHECK_FALSE(reader.resolve(folder.path("none")));
  CHECK(reader.exists(folder.path("Z")));
  CHECK_FALSE(reader.exists(folder.path("none")));
}

TEST_CASE("a content id changes with the content") {
  const TempFolder folder;
  folder.write("a.yaml", "1");
  const DiskReader reader;
  const auto before = reader.content_id(folder.path("a.yaml"));
  CHECK(before == reader.content_id(folder.path("a.yaml")));
  folder.write("a.yaml", "12");
  CHECK(before != reader.content_id(folder.path("a.yaml")));
  CHECK_FALSE(reader.content_id(folder.path("none")));
}

TEST_CASE("files in memory behave like those on disk") {
  const MemoryReader reader({{"plumb.yaml", "a"}, {"plan/x.yaml", "b"}, {"plan/sub/y.yaml", "c"}});
  CHECK(read(reader, "plan/x.yaml").bytes == "b");
  CHECK(read(reader, "none").message == "unreadable: cannot read 'none': No such file or directory");
  CHECK(reader.list("") == std::vector<std::string>{"plan/", "plumb.yaml"});
  CHECK(reader.list("plan") == std::vector<std::string>{"sub/", "x.yaml"});
  CHECK_FALSE(reader.list("plan/x.yaml"));
  CHECK_FALSE(reader.list("pla"));
  CHECK(reader.exists("plan"));
  CHECK(reader.resolve("plan/x.yaml") == "/plan/x.yaml");
  CHECK(reader.content_id("plumb.yaml") != reader.content_id("plan/x.yaml"));
}

}  // namespace
}  // namespace plumb
