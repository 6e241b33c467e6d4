# Puts files in the binary with `.incbin`, so that a region installs one file (docs/decisions/0003-assets.md).
#
#   rondom_embed(PREFIX assets DIRECTORY ${CMAKE_SOURCE_DIR}/assets/dist [MATCHING <regex>])
#       every file under the directory, named <prefix>/<path inside the directory>
#   rondom_embed(PREFIX words FILES ${CMAKE_BINARY_DIR}/generated/words/nl.txt ...)
#       these files (they may be made by the build), named <prefix>/<file name>
#   rondom_embedded_source(<variable>)
#       after all calls: the one source that holds the bytes and the table of names
#
# Read them with `rondom::embedded("assets/manifest.txt")` (src/domain/embedded.hpp). A changed file is embedded again
# at the next build; a new file too, because the directory is listed again.

function(rondom_embed)
  cmake_parse_arguments(PARSE_ARGV 0 arg "" "PREFIX;DIRECTORY;MATCHING" "FILES")
  if(arg_UNPARSED_ARGUMENTS OR NOT arg_PREFIX)
    message(FATAL_ERROR "rondom_embed: PREFIX and either DIRECTORY or FILES")
  endif()
  if(arg_DIRECTORY)
    file(GLOB_RECURSE found CONFIGURE_DEPENDS LIST_DIRECTORIES false "${arg_DIRECTORY}/*")
    if(arg_MATCHING)
      list(FILTER found INCLUDE REGEX "${arg_MATCHING}")
    endif()
    foreach(file IN LISTS found)
      file(RELATIVE_PATH inside "${arg_DIRECTORY}" "${file}")
      _rondom_embed_file("${arg_PREFIX}/${inside}" "${file}")
    endforeach()
  endif()
  foreach(file IN LISTS arg_FILES)
    cmake_path(GET file FILENAME inside)
    _rondom_embed_file("${arg_PREFIX}/${inside}" "${file}")
  endforeach()
endfunction()

function(_rondom_embed_file name file)
  if(NOT name MATCHES "^[A-Za-z0-9._/-]+$")
    message(FATAL_ERROR "rondom_embed: '${name}': letters, digits, '.', '_', '-' and '/' only")
  endif()
  get_property(names GLOBAL PROPERTY rondom_embedded_names)
  if(name IN_LIST names)
    message(FATAL_ERROR "rondom_embed: '${name}' twice")
  endif()
  set_property(GLOBAL APPEND PROPERTY rondom_embedded_names "${name}")
  set_property(GLOBAL PROPERTY "rondom_embedded:${name}" "${file}")
endfunction()

function(rondom_embedded_source variable)
  get_property(names GLOBAL PROPERTY rondom_embedded_names)
  list(SORT names COMPARE STRING CASE SENSITIVE)  # by byte: the table is searched by halves
  set(bytes "")
  set(declarations "")
  set(rows "")
  set(files "")
  set(number 0)
  foreach(name IN LISTS names)
    get_property(file GLOBAL PROPERTY "rondom_embedded:${name}")
    list(APPEND files "${file}")
    set(symbol "rondom_embedded_${number}")
    math(EXPR number "${number} + 1")
    string(APPEND bytes ".balign 16\n.global ${symbol}\n.hidden ${symbol}\n.global ${symbol}_end\n.hidden ${symbol}_end\n"
      "${symbol}:\n.incbin \"${file}\"\n${symbol}_end:\n.byte 0\n")
    string(APPEND declarations "extern char const ${symbol}[];\nextern char const ${symbol}_end[];\n")
    string(APPEND rows "    {\"${name}\", ${symbol}, ${symbol}_end},\n")
  endforeach()
  set(source "${CMAKE_BINARY_DIR}/generated/embedded_files.cpp")
  file(CONFIGURE OUTPUT "${source}" @ONLY CONTENT [[
// Written by cmake/embed.cmake.
#include "domain/embedded.hpp"

#include <array>

__asm__(R"asm(
.section .rodata.rondom_embedded,"a"
@bytes@
.text
)asm");

extern "C" {
@declarations@
}

namespace rondom {
namespace {

// The last row is no file: it keeps the table from being empty.
constexpr std::array rows = std::to_array<EmbeddedFile>({
@rows@    {"~", nullptr, nullptr},
});

}  // namespace

std::span<EmbeddedFile const> embedded_table() { return std::span{rows}.first(rows.size() - 1); }

}  // namespace rondom
]])
  set_source_files_properties("${source}" PROPERTIES OBJECT_DEPENDS "${files}")
  set(${variable} "${source}" PARENT_SCOPE)
endfunction()
