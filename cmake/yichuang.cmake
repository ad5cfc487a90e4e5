# What every target of this house has in common. Included once, from the root.

set(CMAKE_CXX_STANDARD 23)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)
set(CMAKE_POSITION_INDEPENDENT_CODE ON)
set(CMAKE_RUNTIME_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR}/bin)
if(NOT CMAKE_BUILD_TYPE)
    set(CMAKE_BUILD_TYPE RelWithDebInfo)
endif()
# -g1: lines for stack traces, a third of the objects' size.
# GCC 12 sees the value of a std::expected that holds an error as "maybe uninitialized" once it inlines: the warning is off where it optimises, and on in every Debug and clang build.
set(CMAKE_CXX_FLAGS_RELWITHDEBINFO "-O2 -g1 -Wno-maybe-uninitialized")
set(CMAKE_CXX_FLAGS_DEBUG "-O0 -g1")

find_program(YC_MOLD mold)
if(YC_MOLD)
    add_link_options(-fuse-ld=mold)
endif()

add_library(yc_flags INTERFACE)
target_compile_options(yc_flags INTERFACE
    -Wall -Wextra -Wpedantic -Wconversion -Wsign-conversion -Wshadow=local -Wnon-virtual-dtor -Woverloaded-virtual
    -Werror=switch -Werror -Wno-missing-field-initializers)
# QT_NO_KEYWORDS: Qt's emit breaks Asio. The cast guard keeps text and bytes apart.
target_compile_definitions(yc_flags INTERFACE
    QT_NO_KEYWORDS QT_NO_CAST_TO_ASCII QT_NO_NARROWING_CONVERSIONS_IN_CONNECT QT_STRICT_ITERATORS
    QT_DISABLE_DEPRECATED_BEFORE=0x060400)
target_include_directories(yc_flags INTERFACE ${CMAKE_SOURCE_DIR})

option(YC_SANITIZE "AddressSanitizer and UndefinedBehaviorSanitizer" OFF)
if(YC_SANITIZE)
    add_compile_options(-fsanitize=address,undefined -fno-sanitize-recover=undefined -fno-omit-frame-pointer)
    add_link_options(-fsanitize=address,undefined)
    # The library's own asserts: reading a std::optional or std::expected that has none is nothing that ASan sees.
    add_compile_definitions(_GLIBCXX_ASSERTIONS)
endif()
option(YC_FUZZ "libFuzzer targets (clang-16)" OFF)
option(YC_PACKAGE "for ./dev package: what is installed, and no path of this tree in it" OFF)

# yc_library(yc_core_seal SOURCES a.cpp … PUBLIC targets… PRIVATE targets… [MOC])
# A folder without sources (headers only) becomes an INTERFACE target.
function(yc_library name)
    cmake_parse_arguments(A "MOC" "" "SOURCES;PUBLIC;PRIVATE" ${ARGN})
    if(A_SOURCES)
        add_library(${name} STATIC ${A_SOURCES})
        target_link_libraries(${name} PUBLIC yc_flags ${A_PUBLIC} PRIVATE ${A_PRIVATE})
        set_target_properties(${name} PROPERTIES AUTOMOC ${A_MOC})
    else()
        add_library(${name} INTERFACE)
        target_link_libraries(${name} INTERFACE yc_flags ${A_PUBLIC})
    endif()
endfunction()

# yc_program(yichuang-hall SOURCES main.cpp LINKS targets… [MOC])
function(yc_program name)
    cmake_parse_arguments(A "MOC" "" "SOURCES;LINKS" ${ARGN})
    add_executable(${name} ${A_SOURCES})
    target_link_libraries(${name} PRIVATE yc_flags ${A_LINKS})
    set_target_properties(${name} PROPERTIES AUTOMOC ${A_MOC})
endfunction()

# yc_test(test_core_seal SOURCES tst_a.cpp tst_b.cpp LINKS targets… [ALSO tst_c] [GUI] [USB] [TIMEOUT s])
# One executable a folder, one ctest entry a file. A file tst_a.cpp holds one class, registered at its end by
# YC_TEST(TestA) (tests/support/register.h); ALSO names what a file holds beside it (YC_TEST_AS). GUI runs under a QApplication on the offscreen platform.
# USB runs with umockdev's preload before everything else, which lets a process have USB devices of its own making.
function(yc_test name)
    cmake_parse_arguments(A "GUI;USB" "TIMEOUT" "SOURCES;LINKS;ALSO" ${ARGN})
    if(NOT A_TIMEOUT)
        set(A_TIMEOUT 180) # tells what hangs; on a busy machine the longest takes a third of it
    endif()
    if(YC_SANITIZE)
        math(EXPR A_TIMEOUT "${A_TIMEOUT} * 5") # watched, everything takes three times as long
    endif()
    set(environment "QT_QPA_PLATFORM=offscreen;LC_ALL=C.UTF-8;YC_BIN=${CMAKE_BINARY_DIR}/bin;YC_SOURCE=${CMAKE_SOURCE_DIR}")
    if(A_USB)
        # AddressSanitizer wants to be the first library of a process.
        list(APPEND environment "LD_PRELOAD=$<$<BOOL:${YC_SANITIZE}>:libasan.so.8:>libumockdev-preload.so.0")
    endif()
    add_executable(${name} ${A_SOURCES})
    target_link_libraries(${name} PRIVATE yc_flags ${A_LINKS} Qt6::Test
                          $<IF:$<BOOL:${A_GUI}>,yc_tests_support_gui,yc_tests_support>)
    set_target_properties(${name} PROPERTIES AUTOMOC ON RUNTIME_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR}/tests/bin)
    foreach(source ${A_SOURCES} ${A_ALSO})
        cmake_path(GET source STEM stem)
        if(stem MATCHES "^tst_")
            add_test(NAME ${name}.${stem} COMMAND ${name} --file ${stem})
            set_tests_properties(${name}.${stem} PROPERTIES TIMEOUT ${A_TIMEOUT}
                ENVIRONMENT "${environment}")
        endif()
    endforeach()
endfunction()

# yc_fuzz(fuzz_sdt SOURCES fuzz_sdt.cpp LINKS … CORPUS dir)
# With YC_FUZZ (clang): a libFuzzer program. Without: the same source with a replay main, and a test over its corpus.
function(yc_fuzz name)
    cmake_parse_arguments(A "" "CORPUS" "SOURCES;LINKS" ${ARGN})
    if(YC_FUZZ)
        add_executable(${name} ${A_SOURCES})
        target_compile_options(${name} PRIVATE -fsanitize=fuzzer,address,undefined)
        target_link_options(${name} PRIVATE -fsanitize=fuzzer,address,undefined)
    else()
        add_executable(${name} ${A_SOURCES} ${CMAKE_SOURCE_DIR}/tests/fuzz/replay.cpp)
        add_test(NAME replay.${name} COMMAND ${name} ${A_CORPUS})
    endif()
    target_link_libraries(${name} PRIVATE yc_flags ${A_LINKS})
    set_target_properties(${name} PROPERTIES RUNTIME_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR}/fuzz)
endfunction()
