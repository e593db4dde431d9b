package dev.cadence.advisor;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;

/// The Chromium of this machine, without a window, with a profile of its own. Nothing is fetched for it.
final class RealBrowser implements AutoCloseable {

    private static final List<Path> BROWSERS = List.of(Path.of("/usr/bin/chromium"),
            Path.of("/usr/bin/chromium-browser"), Path.of("/usr/bin/google-chrome"));

    private static final List<Path> DRIVERS = List.of(Path.of("/usr/bin/chromedriver"),
            Path.of("/usr/lib/chromium-browser/chromedriver"), Path.of("/usr/local/bin/chromedriver"));

    private static final Path SCREENSHOTS = Path.of("target", "screenshots");

    private final ChromeDriver driver;

    private RealBrowser(ChromeDriver driver) {
        this.driver = driver;
    }

    static boolean isHere() {
        return first(BROWSERS).isPresent() && first(DRIVERS).isPresent();
    }

    /// @param scripts whether pages may run any
    static RealBrowser start(boolean scripts) throws IOException {
        Files.createDirectories(SCREENSHOTS);
        var profile = Files.createTempDirectory(Files.createDirectories(Path.of("target", "browser")), "profile")
            .toAbsolutePath();
        var options = new ChromeOptions().setBinary(first(BROWSERS).orElseThrow().toFile());
        options.addArguments("--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage",
                "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
                "--user-data-dir=" + profile);
        if (!scripts) {
            options.setExperimentalOption("prefs", Map.of("profile.managed_default_content_settings.javascript", 2,
                    "profile.default_content_setting_values.javascript", 2));
        }
        var service = new ChromeDriverService.Builder().usingDriverExecutable(first(DRIVERS).orElseThrow().toFile())
            .usingAnyFreePort()
            .build();
        return new RealBrowser(new ChromeDriver(service, options));
    }

    private static Optional<Path> first(List<Path> programs) {
        return programs.stream().filter(Files::isExecutable).findFirst();
    }

    ChromeDriver driver() {
        return driver;
    }

    /// Without motion, in which nothing could be clicked.
    /// @param scheme `light` or `dark`
    void showAs(int width, int height, String scheme) {
        driver.executeCdpCommand("Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", width < 600));
        driver.executeCdpCommand("Emulation.setEmulatedMedia",
                Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme),
                        Map.of("name", "prefers-reduced-motion", "value", "reduce"))));
    }

    /// How wide what is on the page is, as the browser itself has laid it out.
    int contentWidth() {
        return size("cssContentSize", "width");
    }

    int visibleWidth() {
        return size("cssLayoutViewport", "clientWidth");
    }

    private int size(String of, String name) {
        var metrics = driver.executeCdpCommand("Page.getLayoutMetrics", Map.of());
        var box = (Map<?, ?>) Optional.ofNullable(metrics.get(of)).orElseThrow();
        return ((Number) Optional.ofNullable((Object) box.get(name)).orElseThrow()).intValue();
    }

    /// Saves the whole page, as long as it is.
    Path screenshot(String name) {
        var shot = driver.executeCdpCommand("Page.captureScreenshot",
                Map.of("format", "png", "captureBeyondViewport", true, "clip", Map.of("x", 0, "y", 0, "width",
                        visibleWidth(), "height", size("cssContentSize", "height"), "scale", 1)));
        var file = SCREENSHOTS.resolve(name + ".png");
        try {
            return Files.write(file, Base64.getDecoder().decode(String.valueOf(shot.get("data"))));
        }
        catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Override
    public void close() {
        driver.quit();
    }

    static String sought() {
        return Stream.concat(BROWSERS.stream(), DRIVERS.stream()).toList().toString();
    }

}
