import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.GlobalConfiguration;
import org.apache.flink.table.api.EnvironmentSettings;
import org.apache.flink.table.api.TableEnvironment;

/** Sums up a shop's orders from one table of PostgreSQL into another. */
public class Shop {
  public static void main(String[] args) throws Exception {
    // Settings of the command line, as `flink run -D` takes them.
    var settings = new Configuration();
    for (int i = 0; i + 1 < args.length; i += 2) settings.setString(args[i], args[i + 1]);
    var configuration = GlobalConfiguration.loadConfiguration(System.getenv("FLINK_CONF_DIR"), settings);
    var tables =
        TableEnvironment.create(
            EnvironmentSettings.newInstance().inBatchMode().withConfiguration(configuration).build());
    var database =
        "'connector' = 'jdbc', 'url' = 'jdbc:postgresql://localhost:5438/shop', 'username' = 'shop', 'password' = 'shop'";
    tables.executeSql(
        "CREATE TABLE orders (customer INT, amount DOUBLE) WITH (" + database + ", 'table-name' = 'orders')");
    tables.executeSql(
        "CREATE TABLE totals (customer INT, amount DOUBLE, PRIMARY KEY (customer) NOT ENFORCED) WITH ("
            + database
            + ", 'table-name' = 'totals')");
    tables.executeSql("INSERT INTO totals SELECT customer, SUM(amount) FROM orders GROUP BY customer").await();
    // The listener's thread goes on looking for checkpoints.
    System.exit(0);
  }
}
