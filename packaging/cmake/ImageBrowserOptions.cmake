# SPDX-License-Identifier: Apache-2.0
# One INTERFACE target carries every compile option, definition and warning of the project.
add_library(imagebrowser_options INTERFACE)
target_compile_features(imagebrowser_options INTERFACE cxx_std_20)
target_include_directories(imagebrowser_options INTERFACE "${PROJECT_SOURCE_DIR}")
target_compile_definitions(imagebrowser_options INTERFACE
    QT_NO_CAST_FROM_ASCII
    QT_NO_CAST_TO_ASCII
    QT_NO_CAST_FROM_BYTEARRAY
    QT_NO_URL_CAST_FROM_STRING
    QT_NO_NARROWING_CONVERSIONS_IN_CONNECT
    QT_NO_FOREACH
    QT_NO_KEYWORDS
    QT_NO_JAVA_STYLE_ITERATORS
    QT_USE_QSTRINGBUILDER
    QT_DISABLE_DEPRECATED_BEFORE=0x060400
    IMAGEBROWSER_VERSION="${PROJECT_VERSION}")
target_compile_options(imagebrowser_options INTERFACE
    -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wsign-conversion -Wnon-virtual-dtor -Woverloaded-virtual
    -Wold-style-cast -Wnull-dereference -Wformat=2
    # With optimisation GCC 12 sees null pointers behind Qt's inlined containers that are not there: a warning, not an error.
    $<$<CXX_COMPILER_ID:GNU>:-Wlogical-op -Wduplicated-cond -Wno-error=null-dereference>)

if(IMAGEBROWSER_SANITIZER)
    target_compile_options(imagebrowser_options INTERFACE
        -fsanitize=${IMAGEBROWSER_SANITIZER} -fno-omit-frame-pointer -fno-sanitize-recover=all)
    target_link_options(imagebrowser_options INTERFACE -fsanitize=${IMAGEBROWSER_SANITIZER})
    # GCC's null-dereference and uninitialised analyses report false positives on instrumented code.
    target_compile_options(imagebrowser_options INTERFACE
        $<$<CXX_COMPILER_ID:GNU>:-Wno-null-dereference -Wno-maybe-uninitialized>)
endif()
