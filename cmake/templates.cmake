# Words and templates, compiled into the program (docs/templates.md).
find_package(Python3 3.9 REQUIRED COMPONENTS Interpreter)
find_program(msgfmt msgfmt REQUIRED)

set(words_dir ${CMAKE_BINARY_DIR}/generated/words)
file(GLOB words_files CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/words/*.po ${CMAKE_SOURCE_DIR}/src/*/words.*.po
  ${CMAKE_SOURCE_DIR}/src/capabilities/*/words.*.po)
# Both programs leave a file alone when its text stays the same, so a new word recompiles one file.
add_custom_command(
  OUTPUT ${words_dir}/nl.mo ${words_dir}/en.mo ${words_dir}/keys.tsv
  COMMAND Python3::Interpreter -B ${CMAKE_SOURCE_DIR}/cmake/words.py --root ${CMAKE_SOURCE_DIR} --out ${words_dir}
          ${words_files}
  DEPENDS ${words_files} ${CMAKE_SOURCE_DIR}/cmake/words.py
  COMMENT "Words of all languages" VERBATIM)

set(template_dir ${CMAKE_BINARY_DIR}/generated/templates)
file(GLOB page_templates CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/templates/*.html
  ${CMAKE_SOURCE_DIR}/src/capabilities/*/*.html)
file(GLOB test_templates CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/tests/templates/*.html)

# A template is named after its place: signals/list.html is signals_list. templates.py holds authors to it. All of a
# folder become one source.
function(rondom_template_units units headers)
  set(units_here "")
  set(headers_here "")
  foreach(file ${ARGN})
    cmake_path(GET file STEM LAST_ONLY stem)
    cmake_path(GET file PARENT_PATH folder)
    cmake_path(GET folder FILENAME prefix)
    if(folder STREQUAL "${CMAKE_SOURCE_DIR}/templates")
      set(name ${stem})
    elseif(folder STREQUAL "${CMAKE_SOURCE_DIR}/tests/templates")
      set(name test_${stem})
    else()
      set(name ${prefix}_${stem})
    endif()
    string(REPLACE "-" "_" name ${name})
    list(APPEND headers_here ${template_dir}/${name}.hpp)
    cmake_path(RELATIVE_PATH folder BASE_DIRECTORY ${CMAKE_SOURCE_DIR})
    string(REPLACE "/" "_" folder ${folder})
    list(APPEND units_here ${template_dir}/in_${folder}.cpp)
  endforeach()
  list(REMOVE_DUPLICATES units_here)
  set(${units} ${units_here} PARENT_SCOPE)
  set(${headers} ${headers_here} PARENT_SCOPE)
endfunction()

rondom_template_units(page_units page_headers ${page_templates})
rondom_template_units(test_units test_headers ${test_templates})
set(template_headers ${page_headers} ${test_headers})

add_custom_command(
  OUTPUT ${page_units} ${test_units} ${template_headers}
  COMMAND Python3::Interpreter -B ${CMAKE_SOURCE_DIR}/cmake/templates.py --root ${CMAKE_SOURCE_DIR}
          --out ${template_dir} --keys ${words_dir}/keys.tsv --assets ${CMAKE_SOURCE_DIR}/assets/dist
          ${page_templates} ${test_templates}
  DEPENDS ${page_templates} ${test_templates} ${words_dir}/keys.tsv ${CMAKE_SOURCE_DIR}/assets/dist/manifest.txt
          ${CMAKE_SOURCE_DIR}/cmake/templates.py ${CMAKE_SOURCE_DIR}/cmake/template_html.py ${CMAKE_SOURCE_DIR}/cmake/template_words.py
  COMMENT "HTML templates" VERBATIM)

list(APPEND rondom_generated ${page_units} ${template_headers})
list(APPEND tests ${test_units})

add_test(NAME templates COMMAND Python3::Interpreter -B ${CMAKE_SOURCE_DIR}/tests/templates_test.py)
